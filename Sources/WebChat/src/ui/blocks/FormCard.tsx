import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Settled } from '../../chat/log';
import type * as wire from '../../wire';
import { useChat, useConversation } from '../chat/chatContext';
import { told, useFormat, useWords } from '../context';
import { initialValues, submitted, summaryOf, type Values } from './formValues';
import { FormField } from './FormField';

/** Asks for what is missing, with the input that fits each value. The server has the last word on all of them. */
export function FormCard({ block, settled }: { block: wire.Form; settled: Settled }) {
  const words = useWords();
  const format = useFormat();
  const { chat } = useConversation();
  const { outbox } = useChat(chat);
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Values>(() => initialValues(block.fields));
  const { form_id, title, fields, submit, expires_at } = block;

  const refusal = settled.refusedForms[form_id];
  const isAsked = outbox.entries.some(({ data, failure }) => !failure && data.action === 'form_submit' && data.result.form_id === form_id);
  const outcome = settled.forms[form_id] ?? (expires_at && Date.parse(expires_at) < Date.now() ? 'expired' : undefined);
  const isOpen = outcome === undefined && !isAsked;

  useEffect(() => {
    if (refusal?.field) form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(refusal.field)}"]`)?.focus();
  }, [refusal]);

  const send = (event: FormEvent) => {
    event.preventDefault();
    const sent = submitted(fields, values);
    const content = summaryOf(fields, values, words, format) || title || words.block.submit;
    chat.say({ content, action: 'form_submit', result: { form_id, values: sent } });
  };

  return (
    <form ref={form} className="card is-form" aria-label={title || words.block.submit} onSubmit={send}>
      {title && <h2>{title}</h2>}
      <fieldset disabled={!isOpen}>
        <legend className="sr">{title}</legend>
        {fields.map((field) => (
          <FormField
            key={field.name}
            form={form_id}
            field={field}
            value={values[field.name] ?? null}
            fault={refusal?.field === field.name ? told(words, refusal) : refusal ? undefined : field.error}
            onChange={(value) => setValues((old) => ({ ...old, [field.name]: value }))}
          />
        ))}
        {refusal && !refusal.field && (
          <p className="fault" role="alert">
            {told(words, refusal)}
          </p>
        )}
        {isOpen && <button className="button is-primary">{submit ?? words.block.submit}</button>}
      </fieldset>
      {!isOpen && (
        <p className="outcome" role="status">
          {isAsked ? words.chat.sending : words.block.forms[outcome ?? 'submitted'] ?? outcome}
        </p>
      )}
    </form>
  );
}
