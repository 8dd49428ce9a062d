/**
 * An alert that fires or is about to.
 *
 * @public
 */
export interface ServiceAlert {
  name: string;
  state: 'firing' | 'pending';
  severity?: string;
  /** Its annotations, as its author wrote them. */
  summary?: string;
  description?: string;
  /** Its annotation `runbook_url`, where that is an address that begins with https:// or http://. */
  runbook?: string;
  /** Since when, ISO 8601 in UTC. */
  since?: string;
  /** Alertmanager keeps it quiet. */
  silence?: AlertSilence;
  /** What it is about beyond the service: `pod`, `route`, `objective`. */
  labels: Record<string, string>;
  /** The source that tells of it. */
  source: string;
}

/** @public */
export interface AlertSilence {
  until: string;
  by?: string;
  comment?: string;
}

/**
 * When something was deployed, for the time line.
 *
 * @public
 */
export interface DeployMarker {
  /** ISO 8601 in UTC. */
  at: string;
  /** The commit or the version. */
  revision?: string;
  /** The Application: `payments.prod.checkout`. */
  application: string;
  environment: string;
  /** Who or what started it. */
  by?: string;
}

/**
 * How long an alert fired, for the time line.
 *
 * @public
 */
export interface AlertSpan {
  name: string;
  severity?: string;
  from: string;
  /** Unset while it still fires. */
  to?: string;
}
