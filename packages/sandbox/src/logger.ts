import { WinstonLogger } from '@backstage/backend-defaults/rootLogger';
import { LoggerService } from '@backstage/backend-plugin-api';

/** The sandbox's log, in the backend's format, on standard output. */
export function createRootLogger(): LoggerService {
  return WinstonLogger.create({
    level: process.env.LOG_LEVEL ?? 'info',
    format: WinstonLogger.colorFormat(),
    meta: { service: 'sandbox' },
  });
}
