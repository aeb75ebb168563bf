import { useRef, type ClipboardEvent, type DragEvent } from 'react';
import { decode } from '../../table/parse';
import type { TableSource } from '../chat/chatContext';
import { useWords } from '../context';

/** Takes a file, a drop or a paste. */
export function TablePicker({ onPick }: { onPick: (source: TableSource) => void }) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (file) onPick({ name: file.name, text: decode(await file.arrayBuffer()) });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void read(event.dataTransfer.files[0]);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!text.includes('\n')) return;
    event.preventDefault();
    onPick({ name: words.composer.attach, text });
  };
  return (
    <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <p>{words.table.drop}</p>
      <input ref={input} type="file" accept=".csv,.tsv,.txt,text/csv" hidden onChange={(event) => void read(event.target.files?.[0])} />
      <button className="button is-primary" onClick={() => input.current?.click()}>
        {words.table.choose}
      </button>
      <label className="field">
        <span>{words.table.paste}</span>
        <textarea rows={4} onPaste={onPaste} onChange={(event) => event.target.value.includes('\n') && onPick({ name: words.composer.attach, text: event.target.value })} />
      </label>
    </div>
  );
}
