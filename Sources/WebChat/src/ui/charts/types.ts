export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export interface ChartProps {
  title: string;
  labels: readonly string[];
  series: readonly Series[];
  /** How a figure is written. */
  show: (value: number) => string;
}

/** Colours repeat after these. */
export const tint = (index: number) => `tint-${index % 8}`;

/** The next round number at or above. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}
