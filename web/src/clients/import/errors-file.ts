import type { RowError } from './api';

function quoted(value: string | number): string {
  // A spreadsheet would take what begins so for a formula.
  const tame = String(value).replace(/^[=+\-@\t]/, "'$&");
  return `"${tame.replaceAll('"', '""')}"`;
}

/** The rows that were not taken, as CSV that spreadsheets open in the right encoding. */
export function errorsFile(errors: readonly RowError[]): Blob {
  const rows = errors.map(({ row, column, reason }) => [row, column, reason]);
  const lines = [['row', 'column', 'reason'], ...rows].map((row) => row.map(quoted).join(','));
  return new Blob(['\uFEFF', lines.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' });
}
