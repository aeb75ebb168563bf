import { useApp, useCell, useWords } from '../context';
import { IconButton } from './IconButton';

export function Toasts() {
  const { toasts } = useApp();
  const words = useWords();
  const shown = useCell(toasts.shown);
  return (
    <div className="toasts" role="status">
      {shown.map(({ id, text, level }) => (
        <div key={id} className={`toast is-${level}`}>
          <span>{text}</span>
          <IconButton icon="close" label={words.close} onClick={() => toasts.dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
