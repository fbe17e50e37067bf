/** A piece of a description, as it is shown. */
export type Piece =
  | { kind: 'text' | 'bold' | 'italic' | 'code'; text: string }
  | { kind: 'link'; text: string; href: string };

const MARK = new RegExp(
  [
    '`(?<code>[^`\\n]+)`',
    '\\*\\*(?<bold>[^*\\n]+)\\*\\*',
    '(?<![\\w*])[*_](?<italic>[^*_\\n]+)[*_](?![\\w*])',
    '\\[(?<label>[^\\]\\n]+)\\]\\((?<target>https?://[^\\s)]+)\\)',
    '(?<address>https?://[^\\s<>"]*[^\\s<>".,;:!?)»])',
  ].join('|'),
  'gu',
);

function pieceOf(groups: Record<string, string | undefined>): Piece {
  const { code, bold, italic, label, target, address } = groups;
  if (code !== undefined) return { kind: 'code', text: code };
  if (bold !== undefined) return { kind: 'bold', text: bold };
  if (italic !== undefined) return { kind: 'italic', text: italic };
  const href = target ?? address ?? '';
  return { kind: 'link', text: label ?? href, href };
}

/**
 * Reads the Markdown that descriptions may have: bold, italic, code, links to http(s).
 *
 * The pieces hold plain text, so whatever was typed can only ever be shown, never run.
 */
export function piecesOf(description: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of description.matchAll(MARK)) {
    if (match.index > end) pieces.push({ kind: 'text', text: description.slice(end, match.index) });
    pieces.push(pieceOf(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  if (end < description.length) pieces.push({ kind: 'text', text: description.slice(end) });
  return pieces;
}
