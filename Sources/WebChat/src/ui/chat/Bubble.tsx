import { useState, type ReactNode } from 'react';
import { useApp, useFormat, useWords, useWorkspace } from '../context';
import { useLongPress } from '../hooks';
import { IconButton } from '../parts/IconButton';
import { Menu, type MenuItem } from '../parts/Menu';
import { useConversation } from './chatContext';

interface Props {
  side: 'me' | 'bot';
  text: string;
  at: number;
  seq?: number;
  /** Instead of the text as it is. */
  children?: ReactNode;
  /** Cards below the bubble. */
  below?: ReactNode;
  /** Beside the time: what became of the message. */
  state?: ReactNode;
  /** After that: what can be done about it. */
  tools?: ReactNode;
  actions?: readonly MenuItem[];
}

/** One message: who, what, when, and what can be done with it. */
export function Bubble({ side, text, at, seq, children, below, state, tools, actions = [] }: Props) {
  const app = useApp();
  const words = useWords();
  const format = useFormat();
  const { user } = useWorkspace();
  const { quote } = useConversation();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const longPress = useLongPress(() => setMenuOpen(true));
  const who = side === 'me' ? words.chat.me : words.chat.bot;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => app.toasts.say(words.copied),
      () => app.toasts.say(words.errors.internal, 'error'),
    );
  const items: MenuItem[] = [{ label: words.copy, act: () => void copy() }, { label: words.quote, act: () => quote(text) }, ...actions];
  return (
    <article className={`message is-${side}`} data-row data-seq={seq} aria-label={who}>
      <div className="face" aria-hidden="true">
        {side === 'me' ? [...user.name][0] : 'P'}
      </div>
      <div className="message-body">
        {(text || children) && (
          <div className="bubble-line">
            <div
              className="bubble"
              onContextMenu={(event) => {
                if (window.getSelection()?.toString()) return;
                event.preventDefault();
                setMenuOpen(true);
              }}
              {...longPress}
            >
              <span className="sr">{words.chat.saidBy(who)}</span>
              {children ?? text}
            </div>
            <div className="message-menu">
              <IconButton
                icon="more"
                label={words.chat.actions}
                aria-haspopup="menu"
                aria-expanded={isMenuOpen}
                onClick={() => setMenuOpen(!isMenuOpen)}
              />
              {isMenuOpen && <Menu label={words.chat.actions} items={items} onClose={() => setMenuOpen(false)} />}
            </div>
          </div>
        )}
        {below}
        <div className="message-foot">
          <p className="meta">
            <time dateTime={new Date(at).toISOString()}>{format.clock(at)}</time>
            {state}
          </p>
          {tools}
        </div>
      </div>
    </article>
  );
}
