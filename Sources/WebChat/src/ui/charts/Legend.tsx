import { tint, type Series } from './types';

export function Legend({ series }: { series: readonly Series[] }) {
  if (series.length < 2) return null;
  return (
    <ul className="legend is-line">
      {series.map(({ name }, index) => (
        <li key={index}>
          <i className={tint(index)} />
          {name}
        </li>
      ))}
    </ul>
  );
}
