import { useState } from 'react';
import type * as wire from '../../wire';
import { BarChart } from '../charts/BarChart';
import { ChartTable } from '../charts/ChartTable';
import { Legend } from '../charts/Legend';
import { LineChart } from '../charts/LineChart';
import { PieChart } from '../charts/PieChart';
import { useFormat, useWords } from '../context';

const forms = { bar: BarChart, line: LineChart, pie: PieChart } as const;

/** A chart with its figures behind it as a table, one button away. */
export function ChartCard({ block }: { block: wire.Chart }) {
  const words = useWords();
  const format = useFormat();
  const [isTable, setTable] = useState(false);
  const { form, title, labels, series, unit = '' } = block;
  const isMoney = /^[A-Z]{3}$/.test(unit);
  const whole = (value: number) => (isMoney ? format.money({ amount: String(value), currency: unit }) : `${format.number(value)} ${unit}`.trim());
  const short = (value: number) => (unit === '%' ? `${format.number(value)}%` : format.compact(value));
  const Form = forms[form] ?? BarChart;
  const props = { title: words.block.chartOf(title), labels, series };
  return (
    <figure className="card is-chart">
      <figcaption>
        {title}
        {unit && <span className="hint"> ({unit})</span>}
      </figcaption>
      {isTable ? (
        <div className="table-scroll" tabIndex={0} role="group" aria-label={title}>
          <ChartTable {...props} title={title} show={whole} />
        </div>
      ) : (
        <>
          <Legend series={form === 'pie' ? [] : series} />
          <Form {...props} show={short} />
        </>
      )}
      <button className="link-button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
        {isTable ? words.block.asChart : words.block.asTable}
      </button>
    </figure>
  );
}
