import { useCallback, useId, useState } from 'preact/hooks';
import { saidPhone } from '../../clients/model';
import type { Mailing, TestMessage } from '../../http/types';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { Field } from '../../kit/field';
import { FailureNotice } from '../../kit/notice';
import { useForm } from '../../kit/use-form';
import { useLoaded } from '../../kit/use-loaded';
import { useWhileVisible } from '../../kit/while-visible';
import { text } from '../../texts/texts';
import { fetchTests, sendTest } from '../api';
import { StatusBadge } from '../state-badge';

/** How often it is looked at what became of the tests, ms. */
const LOOK_MS = 1000;

/** Sends the text to one phone, and tells what became of it. */
export function TestButton({ mailing }: { mailing: Mailing }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {text('mailing-test')}
      </Button>
      {isOpen && (
        <TestDialog
          id={mailing.id}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}

function TestDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const formId = useId();
  const tests = useLoaded(useCallback(() => fetchTests(id), [id]));
  const { load } = tests;
  useWhileVisible(
    useCallback(() => void load(), [load]),
    LOOK_MS,
  );
  const form = useForm(async ({ phone = '' }) => {
    await sendTest(id, phone);
    await load();
  });
  return (
    <Dialog
      title={text('test-title')}
      start="input"
      onClose={onClose}
      footer={
        <Button type="submit" form={formId} look="primary" icon="send" busy={form.busy}>
          {text('test-send')}
        </Button>
      }
    >
      <form id={formId} class="form" noValidate onSubmit={form.onSubmit}>
        {form.failure && <FailureNotice failure={form.failure} />}
        <Field
          name="phone"
          type="tel"
          label={text('client-phone')}
          hint={text('test-hint')}
          required
          error={form.errors.phone}
        />
      </form>
      <ul class="tests" aria-live="polite">
        {tests.data?.map((test) => (
          <Told key={test.id} test={test} />
        ))}
      </ul>
    </Dialog>
  );
}

function Told({ test }: { test: TestMessage }) {
  return (
    <li>
      <span>
        <b class="number">{saidPhone(test.phone)}</b> <StatusBadge status={test.status} />
      </span>
      <span class="form-text">{test.last_error ?? test.text}</span>
    </li>
  );
}
