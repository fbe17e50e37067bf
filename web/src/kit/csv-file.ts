function quoted(value: string | number): string {
  // A spreadsheet would take what begins so for a formula.
  const tame = String(value).replace(/^[=+\-@\t]/, "'$&");
  return `"${tame.replaceAll('"', '""')}"`;
}

/** A table as CSV (RFC 4180) that spreadsheets open in the right encoding. */
export function csvFile(rows: readonly (readonly (string | number)[])[]): Blob {
  const lines = rows.map((row) => row.map(quoted).join(','));
  return new Blob(['\uFEFF', lines.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' });
}
