import type { ComponentChildren } from 'preact';
import { Button } from '../kit/button';
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
      <Button type="submit" look="primary" busy={form.busy}>
        {submit}
      </Button>
    </form>
  );
}
