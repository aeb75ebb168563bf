import { useCell, useLanguage, useWords, useWorkspace } from '../context';
import { Dialog } from '../parts/Dialog';
import { commandsOf } from '../palette/commands';

export function HelpDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const intents = useCell(useWorkspace().intents);
  return (
    <Dialog title={words.help.title} onClose={onClose}>
      <section>
        <h3>{words.help.tips}</h3>
        <ul className="bullets">
          {words.help.tipList.map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
      </section>
      {intents.length > 0 && (
        <section>
          <h3>{words.help.commands}</h3>
          <ul className="bullets">
            {commandsOf(intents, language).map(({ id, title, example }) => (
              <li key={id}>
                <strong>{title}</strong> – {example}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{words.help.keys}</h3>
        <dl className="keys">
          {words.help.shortcuts.map(([keys, what]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Dialog>
  );
}
