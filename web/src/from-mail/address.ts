/** Pages to which the links of mails lead, by their addresses. */
export const MAIL_PAGES = ['reset', 'confirm', 'unsubscribe'] as const;

export type MailPage = (typeof MAIL_PAGES)[number];

/** Whether this page was opened by a link of a mail. */
export function isMailPage(): boolean {
  return MAIL_PAGES.some((page) => location.pathname === `/${page}`);
}
