/** Where the forge tells what it does. Backstage's logger fits. */
export interface ForgeLogger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
