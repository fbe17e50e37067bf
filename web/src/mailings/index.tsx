import { Redirect, Route, Switch } from 'wouter-preact';
import '../styles/manager.scss';
import '../styles/mailings.scss';
import { EditScreen } from './editor/edit-screen';
import { MailingList } from './list';
import { MailingPage } from './report/mailing-page';

/** All mailings; each has an address of its own, and so has its editor. */
export function MailingsScreen() {
  return (
    <Switch>
      <Route path="/mailings">
        <MailingList />
      </Route>
      <Route path="/mailings/new">
        <EditScreen id={null} />
      </Route>
      <Route path="/mailings/:id/edit">{({ id }) => <EditScreen key={id} id={id} />}</Route>
      <Route path="/mailings/:id">{({ id }) => <MailingPage key={id} id={id} />}</Route>
      <Route>
        <Redirect to="/mailings" replace />
      </Route>
    </Switch>
  );
}
