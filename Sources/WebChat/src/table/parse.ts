/** A table of text: its first row, and the others. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const delimiters = ['\t', ',', ';', '|', '，'] as const;

/** Cells of delimiter-separated text after RFC 4180: quotes, doubled quotes, line breaks inside quotes. */
export function cells(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    row.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.some((each) => each !== '')) rows.push(row);
    row = [];
  };
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index]!;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell.trim() === '') {
      cell = '';
      isQuoted = true;
    } else if (char === delimiter) endCell();
    else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  endRow();
  return rows;
}

/** The delimiter under which most lines have the same number of cells, more than one. */
function delimiterOf(text: string): string | null {
  const sample = text.slice(0, 20_000);
  let best: { delimiter: string; score: number } | null = null;
  for (const delimiter of delimiters) {
    const rows = cells(sample, delimiter).slice(0, 50);
    const width = rows[0]?.length ?? 0;
    if (rows.length < 2 || width < 2) continue;
    const score = rows.filter((row) => row.length === width).length / rows.length;
    if (score >= 0.8 && (!best || score > best.score)) best = { delimiter, score };
  }
  return best?.delimiter ?? null;
}

/** Nil for what is no table of at least two rows and two columns. */
export function parseTable(text: string): Table | null {
  const delimiter = delimiterOf(text);
  if (!delimiter) return null;
  const [columns, ...rows] = cells(text.replace(/^\uFEFF/, ''), delimiter);
  if (!columns) return null;
  const width = columns.length;
  return { columns, rows: rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? '')) };
}

/** Whether pasted text is a table beyond doubt: copied cells of a spreadsheet. */
export function isPastedTable(text: string): boolean {
  return text.includes('\t') && (parseTable(text)?.rows.length ?? 0) > 0;
}

/** Text of a file: UTF-8, or what spreadsheets write in China. */
export function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
