import { Redirect, Route, Switch } from 'wouter-preact';
import '../styles/manager.scss';
import { ImportScreen } from './import/screen';
import { ClientList } from './list';

/** The directory of clients; a client and the import have addresses of their own. */
export function ClientsScreen() {
  return (
    <Switch>
      <Route path="/clients/import">
        <ImportScreen />
      </Route>
      <Route path="/clients/:id?">{({ id }) => <ClientList open={id ?? null} />}</Route>
      <Route>
        <Redirect to="/clients" replace />
      </Route>
    </Switch>
  );
}
