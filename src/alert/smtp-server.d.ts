/** What tests use of smtp-server, which has no types of its own. */
declare module 'smtp-server' {
  import type { Server } from 'node:net';
  import type { Readable } from 'node:stream';

  export class SMTPServer {
    constructor(options: {
      readonly secure?: boolean;
      readonly authOptional?: boolean;
      readonly disabledCommands?: readonly string[];
      readonly onData?: (stream: Readable, session: unknown, done: (error?: Error) => void) => void;
    });
    listen(port: number, host: string, listening: () => void): Server;
    on(event: 'error', listener: (error: Error) => void): this;
    close(closed: () => void): void;
  }
}
