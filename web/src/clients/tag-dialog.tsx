import { useId } from 'preact/hooks';
import { Button } from '../kit/button';
import { closeDialog, Dialog } from '../kit/dialog';
import { Field } from '../kit/field';
import { text } from '../texts/texts';
import { TAG_MAX } from './model';

interface Props {
  count: number;
  /** Gets the tag; null takes away what the clients have. */
  onTag: (tag: string | null) => void;
  onClose: () => void;
}

/** Asks for the tag that several clients are to have. */
export function TagDialog({ count, onTag, onClose }: Props) {
  const id = useId();

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const tag = new FormData(form).get('tag') as string;
    onTag(tag.trim() || null);
    closeDialog(form);
  }

  return (
    <Dialog
      title={text('clients-tag-title', { count })}
      start="input"
      onClose={onClose}
      footer={
        <Button type="submit" form={id} look="primary">
          {text('clients-tag')}
        </Button>
      }
    >
      <form id={id} class="form" noValidate onSubmit={submit}>
        <Field
          name="tag"
          label={text('client-tag')}
          hint={text('clients-tag-hint')}
          maxLength={TAG_MAX}
          autocomplete="off"
        />
      </form>
    </Dialog>
  );
}
