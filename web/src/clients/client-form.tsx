import { useId, useRef, useState } from 'preact/hooks';
import { AskButton } from '../kit/ask-button';
import { Button } from '../kit/button';
import { Checkbox } from '../kit/checkbox';
import { DateTimeField } from '../kit/date-time-field';
import { closeDialog, Dialog } from '../kit/dialog';
import { Field } from '../kit/field';
import { FailureNotice } from '../kit/notice';
import { showToast } from '../kit/toasts';
import { useForm } from '../kit/use-form';
import { ZoneField } from '../kit/zone-field';
import { text } from '../texts/texts';
import { zone } from '../texts/zone';
import { addClient, changeClient, removeClient } from './api';
import { fieldsOf, OwnFields, rowsOf } from './own-fields';
import { saidPhone, TAG_MAX, type Client, type ClientChange } from './model';

interface Props {
  title: string;
  /** Null for one to be added. */
  client: Client | null;
  onSaved: () => void;
  onClose: () => void;
}

type Typed = Record<string, string>;

/** What the inputs say; a code that was not touched goes with the phone. */
function changeOf(client: Client | null, typed: Typed) {
  const wordOf = (part: string) => (typed[part]?.trim() ? typed[part].trim() : null);
  const operator_code = wordOf('operator_code');
  const isTouched = operator_code !== (client?.operator_code ?? null);
  return {
    phone: typed.phone ?? '',
    ...(isTouched && { operator_code }),
    tag: wordOf('tag'),
    consent_source: wordOf('consent_source'),
  };
}

/** The parts of a client that are no plain inputs. */
function useParts(client: Client | null) {
  const [timezone, setTimezone] = useState(client?.timezone ?? zone.value);
  const [optedOut, setOptedOut] = useState(client?.opted_out ?? false);
  const [consentAt, setConsentAt] = useState(client?.consent_at ?? null);
  const [rows, setRows] = useState(() => rowsOf(client?.fields ?? {}));
  const change = (): ClientChange => ({
    timezone,
    opted_out: optedOut,
    consent_at: consentAt,
    fields: fieldsOf(rows),
  });
  return {
    ...{ timezone, setTimezone, optedOut, setOptedOut },
    ...{ consentAt, setConsentAt, rows, setRows, change },
  };
}

async function save(client: Client | null, change: ClientChange & { phone: string }) {
  const saved = client ? await changeClient(client, change) : await addClient(change);
  showToast(text(client ? 'client-changed' : 'client-added', { phone: saidPhone(saved.phone) }));
}

/** Everything that is known of a client, to be changed, or of one to be added. */
export function ClientForm({ title, client, onSaved, onClose }: Props) {
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  const parts = useParts(client);

  function close() {
    onSaved();
    if (element.current) closeDialog(element.current);
  }

  const form = useForm(async (typed) => {
    await save(client, { ...parts.change(), ...changeOf(client, typed) });
    close();
  });
  const footer = (
    <>
      <Button type="submit" form={id} look="primary" busy={form.busy}>
        {text(client ? 'client-save' : 'client-add')}
      </Button>
      {client && <DeleteButton client={client} onDeleted={close} />}
    </>
  );
  return (
    <Dialog title={title} start="input" onClose={onClose} footer={footer} wide>
      <form ref={element} id={id} class="form is-paired" noValidate onSubmit={form.onSubmit}>
        {form.failure && <FailureNotice failure={form.failure} />}
        <Inputs client={client} errors={form.errors} />
        <ZoneField
          label={text('client-timezone')}
          value={parts.timezone}
          onChange={parts.setTimezone}
          error={form.errors.timezone}
          hint={(time) => text('client-time', { time })}
        />
        <OwnFields rows={parts.rows} onChange={parts.setRows} error={form.errors.fields} />
        <DateTimeField
          label={text('client-consent-at')}
          value={parts.consentAt}
          zone={zone.value}
          onChange={parts.setConsentAt}
          error={form.errors.consent_at}
        />
        <Field
          name="consent_source"
          label={text('client-consent-source')}
          hint={text('client-consent-source-hint')}
          defaultValue={client?.consent_source ?? ''}
          error={form.errors.consent_source}
          autocomplete="off"
        />
        <Checkbox
          label={text('client-opts-out')}
          checked={parts.optedOut}
          onChange={parts.setOptedOut}
        />
      </form>
    </Dialog>
  );
}

interface InputsProps {
  client: Client | null;
  errors: Typed;
}

function Inputs({ client, errors }: InputsProps) {
  return (
    <>
      <Field
        name="phone"
        type="tel"
        label={text('client-phone')}
        hint={text('client-phone-hint')}
        defaultValue={client ? saidPhone(client.phone) : ''}
        required
        autocomplete="off"
        error={errors.phone}
      />
      <Field
        name="operator_code"
        inputMode="numeric"
        label={text('client-operator-code')}
        hint={text('client-operator-code-hint')}
        defaultValue={client?.operator_code ?? ''}
        maxLength={3}
        autocomplete="off"
        error={errors.operator_code}
      />
      <Field
        name="tag"
        label={text('client-tag')}
        hint={text('client-tag-hint')}
        defaultValue={client?.tag ?? ''}
        maxLength={TAG_MAX}
        autocomplete="off"
        error={errors.tag}
      />
    </>
  );
}

function DeleteButton({ client, onDeleted }: { client: Client; onDeleted: () => void }) {
  const phone = saidPhone(client.phone);
  return (
    <AskButton
      label={text('delete')}
      look="danger"
      title={text('client-delete-title', { phone })}
      text={text('client-delete-text')}
      onConfirm={async () => {
        await removeClient(client.id);
        showToast(text('client-deleted', { phone }));
        onDeleted();
      }}
    />
  );
}
