import type * as wire from '../../wire';
import { useFormat, useWords } from '../context';
import { Icon } from '../parts/Icon';
import { isSafeAddress } from '../parts/Markdown';

export function FileCard({ block }: { block: wire.File }) {
  const words = useWords();
  const format = useFormat();
  const { name, size, href } = block;
  return (
    <div className="card is-file">
      <Icon name="file" />
      <span>
        {name}
        {size !== undefined && <small className="hint"> {format.compact(size)} B</small>}
      </span>
      {isSafeAddress(href) && (
        <a className="button is-small" href={href} download={name}>
          {words.block.download}
        </a>
      )}
    </div>
  );
}
