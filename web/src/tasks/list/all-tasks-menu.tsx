import { useState } from 'preact/hooks';
import { Confirm } from '../../kit/confirm';
import { Menu } from '../../kit/menu';
import { showToast, tellFailure } from '../../kit/toasts';
import { text } from '../../texts/texts';
import { removeAll, undoRemoveAll } from '../edits';

async function remove(): Promise<void> {
  const undo = await removeAll();
  showToast(text('all-deleted'), { label: text('undo'), run: () => undoRemoveAll(undo) });
}

/** What can be done with all tasks at once. */
export function AllTasksMenu() {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Menu
        label={text('all-tasks')}
        icon="more"
        items={[
          {
            label: text('all-delete'),
            icon: 'trash',
            danger: true,
            onSelect: () => {
              setAsks(true);
            },
          },
        ]}
      />
      {asks && (
        <Confirm
          title={text('all-delete')}
          text={text('all-delete-sure')}
          action={text('delete')}
          danger
          onConfirm={() => {
            tellFailure(remove());
          }}
          onClose={() => {
            setAsks(false);
          }}
        />
      )}
    </>
  );
}
