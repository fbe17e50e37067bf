import { useState } from 'preact/hooks';
import { Failure } from '../http/failure';
import { text } from '../texts/texts';

type Values = Record<string, string>;
type Errors = Record<string, string>;

export interface FormState {
  busy: boolean;
  /** By the name of the field. */
  errors: Errors;
  failure: Failure | null;
  onSubmit: (event: SubmitEvent) => void;
}

function errorOf({ validity, minLength }: HTMLInputElement): string | null {
  if (validity.valueMissing) return text('field-required');
  if (validity.typeMismatch) return text('field-email');
  if (validity.tooShort) return text('field-too-short', { min: minLength });
  return null;
}

/** What the inputs' own constraints refuse, in our words. */
function constraintErrors(form: HTMLFormElement): Errors {
  const inputs = [...form.querySelectorAll('input')];
  const errors = inputs.map((input) => [input.name, errorOf(input)] as const);
  return Object.fromEntries(errors.filter((entry): entry is [string, string] => entry[1] !== null));
}

function focusFirst(form: HTMLFormElement, errors: Errors): void {
  const input = [...form.querySelectorAll('input')].find(({ name }) => name in errors);
  input?.focus();
}

/**
 * Sends a form by script: checks, sends once at a time, keeps the values, tells the errors.
 *
 * Args:
 *   send: gets the values by field name; may throw a Failure.
 *   check: errors that need more than one field.
 */
export function useForm(
  send: (values: Values) => Promise<void>,
  check: (values: Values) => Errors = () => ({}),
): FormState {
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<Failure | null>(null);

  function show(form: HTMLFormElement, found: Errors, failed: Failure | null) {
    setErrors(found);
    setFailure(failed);
    focusFirst(form, found);
  }

  async function submit(form: HTMLFormElement) {
    const values = Object.fromEntries(new FormData(form)) as Values;
    const found = { ...check(values), ...constraintErrors(form) };
    show(form, found, null);
    if (busy || Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      await send(values);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      show(form, error.fields, error);
    } finally {
      setBusy(false);
    }
  }

  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    void submit(event.currentTarget as HTMLFormElement);
  }

  return { busy, errors, failure, onSubmit };
}
