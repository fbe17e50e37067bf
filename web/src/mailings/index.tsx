export function MailingsScreen() {
  return null;
}
