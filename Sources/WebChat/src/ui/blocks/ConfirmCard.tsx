import { useState } from 'react';
import type { Settled } from '../../chat/log';
import type * as wire from '../../wire';
import { useConversation, useChat } from '../chat/chatContext';
import { useFormat, useWords } from '../context';
import { useNow } from '../hooks';
import { Icon } from '../parts/Icon';
import { SummaryTable } from './SummaryTable';

/** What is said in a sentence stands on a button with a capital. */
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Asks once before something is changed; what was answered, here or elsewhere, stands where the buttons were. */
export function ConfirmCard({ block, settled, at }: { block: wire.Confirm; settled: Settled; at: number }) {
  const words = useWords();
  const format = useFormat();
  const { chat } = useConversation();
  const state = useChat(chat);
  const [typed, setTyped] = useState('');
  const { confirm_id, prompt, danger, phrase, summary, accept, decline, expires_in } = block;

  const isAsked = state.outbox.entries.some(
    ({ data, failure }) => !failure && data.action === 'confirm' && data.result.confirm_id === confirm_id,
  );
  const outcome = settled.confirms[confirm_id];
  const isOpen = outcome === undefined && !isAsked;
  const now = useNow(1_000, isOpen) + state.skew;
  const left = Math.min(at - now, 0) + expires_in * 1_000;
  const isOver = isOpen && left <= 0;
  const result = isOver ? words.block.confirms.expired : outcome && (words.block.confirms[outcome] ?? outcome);
  const needsPhrase = danger && phrase !== undefined;
  const answer = (accepted: boolean) => {
    const content = accepted ? accept ?? words.block.accept : decline ?? words.block.decline;
    const proof = accepted && needsPhrase ? { phrase: typed.trim() } : {};
    chat.say({ content, action: 'confirm', result: { confirm_id, accepted, ...proof } });
  };

  return (
    <div className={`card is-confirm${danger ? ' is-danger' : ''}`} aria-label={prompt}>
      <h2>
        {danger && <Icon name="warning" />}
        {danger && <span className="sr">{words.block.danger}: </span>}
        {prompt}
      </h2>
      <SummaryTable lines={summary} />
      {isOpen && !isOver ? (
        <>
          {needsPhrase && (
            <label className="field">
              <span>{words.block.typePhrase(phrase)}</span>
              <input value={typed} autoComplete="off" autoCapitalize="none" onChange={(event) => setTyped(event.target.value)} />
            </label>
          )}
          <div className="row">
            <button
              className={`button ${danger ? 'is-danger' : 'is-primary'}`}
              disabled={needsPhrase && typed.trim() !== phrase}
              onClick={() => answer(true)}
            >
              {sentence(accept ?? words.block.accept)}
            </button>
            <button className="button" onClick={() => answer(false)}>
              {sentence(decline ?? words.block.decline)}
            </button>
          </div>
          <p className="hint">{words.block.expiresIn(format.remaining(left))}</p>
        </>
      ) : (
        <p className="outcome" role="status">
          {isAsked ? words.chat.sending : result}
        </p>
      )}
    </div>
  );
}
