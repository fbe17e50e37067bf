import type { ComponentChildren } from 'preact';
import { text } from '../texts/texts';
import { IconButton } from './button';

export interface Page {
  /** From 1. */
  number: number;
  /** How many there are, where it is known. */
  of?: number;
  hasNext: boolean;
}

/** What can be done with the rows that are chosen; it keeps its place while none is. */
export function BulkBar({ count, children }: { count: number; children: ComponentChildren }) {
  return (
    <div class="table-bulk" role="status">
      {count > 0 ? (
        <>
          <b>{text('table-chosen', { count })}</b>
          {children}
        </>
      ) : (
        <span class="form-text">{text('table-chosen-none')}</span>
      )}
    </div>
  );
}

/** Whether there is any other page to go to. */
export function isOneOfMany({ number, hasNext }: Page): boolean {
  return number > 1 || hasNext;
}

/** The ways to the pages before and after. */
export function Pages({ page, onPage }: { page: Page; onPage: (number: number) => void }) {
  const { number, of, hasNext } = page;
  return (
    <nav class="table-pages" aria-label={text('table-pages')}>
      <IconButton
        icon="chevron-left"
        label={text('table-back')}
        look="plain"
        disabled={number <= 1}
        onClick={() => {
          onPage(number - 1);
        }}
      />
      <span aria-live="polite">
        {of === undefined ? text('table-page', { number }) : text('table-page-of', { number, of })}
      </span>
      <IconButton
        icon="chevron-right"
        label={text('table-next')}
        look="plain"
        disabled={!hasNext}
        onClick={() => {
          onPage(number + 1);
        }}
      />
    </nav>
  );
}
