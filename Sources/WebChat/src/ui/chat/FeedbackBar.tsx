import { useState, type FormEvent } from 'react';
import type { Feedback } from '../../wire';
import { toldOf, useApp, useWords } from '../context';
import { Dialog } from '../parts/Dialog';
import { IconButton } from '../parts/IconButton';
import { useConversation } from './chatContext';

type Reason = NonNullable<Feedback['reason']>;
/** Thumbs of this visit, so that they stay when the answer is drawn anew. */
const given = new Map<string, Feedback['thumb']>();

export function FeedbackBar({ message }: { message: string }) {
  const app = useApp();
  const words = useWords();
  const { chat } = useConversation();
  const [thumb, setThumb] = useState(given.get(message));
  const [isAsking, setAsking] = useState(false);

  const send = async (feedback: Feedback | null) => {
    const before = thumb;
    setThumb(feedback?.thumb);
    try {
      if (feedback) await app.api.feedback(chat.session, message, feedback);
      else await app.api.withdrawFeedback(chat.session, message);
      if (feedback) given.set(message, feedback.thumb);
      else given.delete(message);
      if (feedback?.reason) app.toasts.say(words.feedback.thanks);
    } catch (error) {
      setThumb(before);
      app.toasts.say(toldOf(words, error), 'error');
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const comment = String(values.get('comment')).trim();
    void send({ thumb: 'down', reason: values.get('reason') as Reason, ...(comment && { comment }) });
    setAsking(false);
  };

  return (
    <div className="feedback" role="group">
      <IconButton
        icon="up"
        label={words.feedback.up}
        aria-pressed={thumb === 'up'}
        onClick={() => void send(thumb === 'up' ? null : { thumb: 'up' })}
      />
      <IconButton
        icon="up"
        isFlipped
        label={words.feedback.down}
        aria-pressed={thumb === 'down'}
        onClick={() => (thumb === 'down' ? void send(null) : setAsking(true))}
      />
      {isAsking && (
        <Dialog title={words.feedback.why} onClose={() => setAsking(false)}>
          <form className="stack" onSubmit={submit}>
            <fieldset className="choices">
              <legend className="sr">{words.feedback.why}</legend>
              {(Object.keys(words.feedback.reasons) as Reason[]).map((reason, index) => (
                <label key={reason} className="check">
                  <input type="radio" name="reason" value={reason} defaultChecked={index === 0} />
                  <span>{words.feedback.reasons[reason]}</span>
                </label>
              ))}
            </fieldset>
            <label className="field">
              <span>{words.feedback.comment}</span>
              <textarea name="comment" rows={3} maxLength={1000} />
            </label>
            <button className="button is-primary">{words.feedback.send}</button>
          </form>
        </Dialog>
      )}
    </div>
  );
}
