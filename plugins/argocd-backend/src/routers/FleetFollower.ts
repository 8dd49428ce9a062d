import {
  BackstageCredentials,
  BackstageUserPrincipal,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  applicationKey,
  FleetFilter,
  FleetRow,
  packFleet,
} from '@socle/plugin-argocd-common';
import { EventStream } from '@socle/plugin-platform-node';
import { ApplicationChange } from '../sources/ApplicationStore';
import { ChangeLog } from '../services/ChangeLog';
import { Fleet, FleetView } from '../services/Fleet';
import { FleetViews } from '../services/FleetViews';
import { Instances } from '../services/Instances';
import { nameOf } from '../services/nameOf';
import { Timing } from './timing';

export interface FleetFollowerOptions {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  filter: FleetFilter;
  /** As it was resolved for the request. */
  view: FleetView;
  /** What the browser has already. */
  lastEventId: string | undefined;
  views: FleetViews;
  fleet: Fleet;
  log: ChangeLog;
  instances: Instances;
  logger: LoggerService;
  timing: Timing;
}

/** Feeds one stream with the fleet, and then with what changes of it. */
export class FleetFollower {
  readonly #options: FleetFollowerOptions;
  readonly #timers: NodeJS.Timeout[] = [];
  #view: FleetView;
  /** The number of the first change that was not sent; undefined before anything was. */
  #next: number | undefined;
  #counts = { total: 0, visible: 0 };
  #statuses = '';
  #viewName = '';
  #stopListening: (() => void) | undefined;
  #sending: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(options: FleetFollowerOptions) {
    this.#options = options;
    this.#view = options.view;
  }

  follow(stream: EventStream): void {
    const { instances, timing } = this.#options;
    this.#begin(stream);
    this.#stopListening = instances.onChange(() => this.#sendSoon(stream));
    stream.onDrain(() => this.#sendSoon(stream));
    this.#timers.push(
      setInterval(() => this.#recheck(stream), timing.recheck),
      setTimeout(() => stream.end(), timing.lifetime),
    );
  }

  stop(): void {
    this.#isStopped = true;
    this.#timers.forEach(timer => clearTimeout(timer));
    clearTimeout(this.#sending);
    this.#stopListening?.();
  }

  /** Everything; or only what is missing, where the browser comes back with an id that is known. */
  #begin(stream: EventStream): void {
    const { fleet, log, lastEventId } = this.#options;
    const { rows, visible } = fleet.rows(this.#view, new Date());
    this.#counts = { total: rows.length, visible };
    this.#viewName = this.#nameOfView();
    const [epoch, number, view] = (lastEventId ?? '').split('.');
    const missed =
      epoch === log.epoch && view === this.#viewName
        ? log.since(Number(number))
        : undefined;
    this.#next = log.next;
    if (missed) {
      this.#sendChanges(stream, missed, false);
    } else {
      this.#sendAll(stream, rows);
    }
  }

  #sendAll(stream: EventStream, rows: readonly FleetRow[]): void {
    const instances = this.#options.instances.statuses();
    this.#statuses = nameOf(instances);
    stream.send(
      'fleet',
      { rows: packFleet(rows), ...this.#counts, instances },
      this.#id(),
    );
  }

  #sendSoon(stream: EventStream): void {
    this.#sending ??= setTimeout(() => {
      this.#sending = undefined;
      this.#send(stream);
    }, this.#options.timing.gather);
  }

  #send(stream: EventStream): void {
    if (this.#isStopped || stream.isFull) {
      return;
    }
    const { log } = this.#options;
    const changes = log.since(this.#next ?? 0);
    this.#next = log.next;
    if (changes) {
      this.#sendChanges(stream, changes, true);
    } else {
      this.#begin(stream);
    }
  }

  #sendChanges(
    stream: EventStream,
    changes: readonly ApplicationChange[],
    isCounted: boolean,
  ): void {
    const { fleet, instances } = this.#options;
    const now = new Date();
    const rows: FleetRow[] = [];
    const gone: string[] = [];
    for (const { before, after } of changes) {
      const was = fleet.row(before, this.#view, now);
      const is = fleet.row(after, this.#view, now);
      if (is.row) {
        rows.push(is.row);
      } else if (was.row) {
        gone.push(applicationKey(was.row));
      }
      if (isCounted) {
        this.#counts.visible += Number(is.visible) - Number(was.visible);
        this.#counts.total +=
          Number(is.row !== undefined) - Number(was.row !== undefined);
      }
    }
    const statuses = instances.statuses();
    const statusesName = nameOf(statuses);
    if (rows.length > 0 || gone.length > 0 || statusesName !== this.#statuses) {
      this.#statuses = statusesName;
      stream.send(
        'changes',
        {
          rows: packFleet(rows),
          gone,
          ...this.#counts,
          instances: statuses,
        },
        this.#id(),
      );
    }
  }

  /* Whose rights or tenants changed meanwhile has to be sent everything. */
  #nameOfView(): string {
    return nameOf([this.#view.filter, this.#options.views.nameOf(this.#view)]);
  }

  #id(): string {
    return `${this.#options.log.epoch}.${this.#next}.${this.#viewName}`;
  }

  async #recheck(stream: EventStream): Promise<void> {
    const { views, credentials, filter, logger } = this.#options;
    try {
      const view = await views.resolve({ credentials, filter });
      if (this.#isStopped) {
        return;
      }
      this.#view = view;
      if (this.#nameOfView() === this.#viewName) {
        this.#send(stream);
      } else {
        this.#begin(stream);
      }
    } catch (error) {
      const { name, message } = toError(error);
      logger.info(`A stream on the fleet ends: ${message}`);
      if (name === 'NotAllowedError') {
        stream.send('denied', { name, message });
      }
      stream.end();
    }
  }
}
