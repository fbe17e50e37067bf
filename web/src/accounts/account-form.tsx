import type { ComponentChildren } from 'preact';
import { FailureNotice } from '../kit/notice';
import type { FormState } from '../kit/use-form';

interface Props {
  form: FormState;
  /** Where the form would go without the script. */
  action: string;
  submit: string;
  /** What can be done about the failure that is shown. */
  remedy?: ComponentChildren;
  children: ComponentChildren;
}

export function AccountForm({ form, action, submit, remedy, children }: Props) {
  return (
    <form class="form" method="post" action={action} noValidate onSubmit={form.onSubmit}>
      {form.failure && <FailureNotice failure={form.failure}>{remedy}</FailureNotice>}
      {children}
      <button type="submit" class="btn btn-primary" aria-disabled={form.busy}>
        {submit}
      </button>
    </form>
  );
}
