/** Characters; spec/tasks.md. */
export const TITLE_MAX = 300;
export const DESCRIPTION_MAX = 20_000;
/** A task. */
export const REMINDERS_MAX = 10;
