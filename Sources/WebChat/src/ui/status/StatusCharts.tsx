import type { Status } from '../../wire';
import { ChartTable } from '../charts/ChartTable';
import { Legend } from '../charts/Legend';
import { LineChart } from '../charts/LineChart';
import type { Series } from '../charts/types';
import { useFormat, useWords } from '../context';

export function StatusCharts({ status }: { status: Status }) {
  const words = useWords();
  const format = useFormat();
  const { series: minutes } = status.messages;
  const { series: times } = status.latency_ms;
  const clock = ({ at }: { at: string }) => format.clock(Date.parse(at));
  return (
    <>
      <Panel title={words.status.perMinute} labels={minutes.map(clock)} series={[{ name: words.status.perMinute, values: minutes.map(({ value }) => value) }]} />
      <Panel
        title={`${words.status.latency} (ms)`}
        labels={times.map(clock)}
        series={[
          { name: 'p50', values: times.map(({ p50 }) => p50) },
          { name: 'p95', values: times.map(({ p95 }) => p95) },
          { name: 'p99', values: times.map(({ p99 }) => p99) },
        ]}
      />
    </>
  );
}

function Panel({ title, labels, series }: { title: string; labels: readonly string[]; series: readonly Series[] }) {
  const words = useWords();
  const format = useFormat();
  const show = (value: number) => format.compact(value);
  if (labels.length === 0) return null;
  return (
    <figure className="card is-chart">
      <figcaption>{title}</figcaption>
      <Legend series={series} />
      <LineChart title={words.block.chartOf(title)} labels={labels} series={series} show={show} width={520} />
      <details>
        <summary>{words.block.asTable}</summary>
        <div className="table-scroll" tabIndex={0} role="group" aria-label={title}>
          <ChartTable title={title} labels={labels} series={series} show={show} />
        </div>
      </details>
    </figure>
  );
}
