import { useCell, useLanguage, useWords, useWorkspace } from '../context';
import { useConversation } from './chatContext';

/** The first thing one sees: what this is for, and three things to try with one tap. */
export function Welcome() {
  const words = useWords();
  const language = useLanguage();
  const { user, intents } = useWorkspace();
  const { chat } = useConversation();
  const known = useCell(intents);
  // What names nobody in particular works in an empty CRM too.
  const creation = known.find(({ id }) => id === 'create_customer') ?? known.find(({ effect }) => effect === 'create');
  const examples = [...(creation?.examples[language].slice(0, 1) ?? []), ...words.welcome.general].slice(0, 3);
  return (
    <section className="welcome">
      <img src="/icon.svg" alt="" width="72" height="72" />
      <h2>{words.welcome.title(user.name)}</h2>
      <p>{words.welcome.intro}</p>
      <h3>{words.welcome.examples}</h3>
      <ul>
        {examples.map((example) => (
          <li key={example}>
            <button className="button is-wide" onClick={() => chat.say({ content: example })}>
              {example}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
