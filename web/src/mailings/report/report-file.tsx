import { useState } from 'preact/hooks';
import { call } from '../../http/call';
import { pageOf, type Page } from '../../http/pages';
import type { Mailing, MailingMessage } from '../../http/types';
import { Button } from '../../kit/button';
import { csvFile } from '../../kit/csv-file';
import { Progress } from '../../kit/progress';
import { saveFile } from '../../kit/save-file';
import { tellFailure } from '../../kit/toasts';
import { text } from '../../texts/texts';
import { messagesAddress } from '../api';

/** The API's largest page. */
const LIMIT = 200;

const HEAD = [
  'id',
  'phone',
  'status',
  'attempts',
  'sent_at',
  'next_attempt_at',
  'last_error',
] as const;

/** Every message of a mailing. Args: tell: gets how many have come. */
async function fetchMessages(id: string, tell: (count: number) => void) {
  const messages: MailingMessage[] = [];
  let next: string | null = `${messagesAddress(id, null)}?limit=${LIMIT}`;
  while (next !== null) {
    const page: Page<MailingMessage> = pageOf(await call<MailingMessage[]>(next));
    messages.push(...page.items);
    tell(messages.length);
    next = page.next;
  }
  return messages;
}

/** Hands all messages of a mailing to the browser as a file. */
export function ReportFile({ mailing: { id, counts } }: { mailing: Mailing }) {
  const [come, setCome] = useState<number | null>(null);

  async function save() {
    setCome(0);
    try {
      const messages = await fetchMessages(id, setCome);
      const rows = messages.map((message) => HEAD.map((part) => message[part] ?? ''));
      saveFile(csvFile([HEAD, ...rows]), `mailing-${id}.csv`);
    } finally {
      setCome(null);
    }
  }

  if (come !== null) {
    return <Progress label={text('messages-coming')} value={come} max={counts.total} />;
  }
  return (
    <Button
      icon="download"
      onClick={() => {
        tellFailure(save());
      }}
    >
      {text('messages-save')}
    </Button>
  );
}
