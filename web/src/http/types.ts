import type { components } from './schema';

type Schemas = components['schemas'];

export type Task = Schemas['TaskOut'];
export type NewTask = Schemas['TaskIn'];
export type TaskChange = Schemas['TaskPatch'];
export type HistoryEntry = Schemas['ChangeOut'];
export type Recurrence = Schemas['RecurrenceOut'];
export type Reminder = Schemas['ReminderOut'];
/** A reminder to be: at an instant, or before the task is due. */
export type ReminderWish = Schemas['ReminderIn'];
export type ReminderState = Schemas['ReminderState'];
export type Snooze = Schemas['SnoozeIn'];

/** What was understood of a line of text. */
export type Parsed = Schemas['ParsedOut'];
export type Reading = Schemas['ReadingOut'];

export type User = Schemas['UserOut'];
export type ProfileChange = Schemas['ProfileIn'];
export type NewUser = Schemas['RegisterIn'];
export type Credentials = Schemas['SignInIn'];
export type Session = Schemas['SessionOut'];
export type QuietHours = Schemas['QuietHoursIn'];
export type AccountDeletion = Schemas['LeaveIn'];
export type PasswordChange = Schemas['PasswordIn'];

export type Scope = Schemas['Scope'];
export type ApiToken = Schemas['ApiTokenOut'];
export type NewApiToken = Schemas['ApiTokenIn'];
/** A token that has just been made, with its secret. */
export type MadeApiToken = Schemas['MadeApiTokenOut'];
export type ExportPage = Schemas['ExportOut'];

export type Provider = Schemas['ProviderOut'];
export type OutsideAccount = Schemas['OutsideAccountOut'];
/** Somebody who has come in by an account elsewhere, and where he wanted to go. */
export type Entered = Schemas['EnteredOut'];
export type Connected = Schemas['ConnectedOut'];
export type Working = Schemas['WorkingOut'];

export type TelegramLink = Schemas['LinkedOut'] | Schemas['NotLinkedOut'];
export type TelegramOffer = Schemas['LinkCodeOut'];
export type WebLink = Schemas['ActiveLinkOut'] | Schemas['NoLinkOut'];
export type NewWebLink = Schemas['MadeLinkOut'];
export type LinkVisit = Schemas['VisitOut'];

/** Somebody with an account, as an administrator sees him. */
export type Account = Schemas['AccountOut'];
export type RightsChange = Schemas['RightsPatch'];

export type Client = Schemas['ClientOut'];
export type NewClient = Schemas['ClientIn'];
export type ClientChange = Schemas['ClientPatch'];

/** What an import of clients has done, or would do, so far. */
export type ClientImport = Schemas['ImportOut'];

export type Mailing = Schemas['MailingOut'];
export type NewMailing = Schemas['MailingIn'];
export type MailingChange = Schemas['MailingPatch'];
export type MailingFilter = Schemas['FilterOut'];
export type LocalWindow = Schemas['WindowOut'];
/** How many messages of a mailing there are, by status. */
export type Counts = Schemas['CountsOut'];
export type MailingPreview = Schemas['MailingPreviewOut'];
export type MailingSample = Schemas['SampleOut'];
export type MailingStatistics = Schemas['MailingStatisticsOut'];
export type MailingMessage = Schemas['MessageOut'];
export type TestMessage = Schemas['TestMessageOut'];

export type ErrorBody = Schemas['ErrorOut'];
