import { ReactNode } from 'react';

/** @public */
export interface EnvironmentColumn<Value> {
  /** The tenant's name for it: `dev`. */
  name: string;
  value: Value;
}

/**
 * One row: the same question, answered for each environment.
 *
 * @public
 */
export interface EnvironmentFact<Value> {
  id: string;
  label: string;
  render(value: Value): ReactNode;
}

/** @public */
export interface EnvironmentColumnsProps<Value> {
  /** What the table shows, for those who cannot see it. */
  label: string;
  /** In the order of promotion. */
  environments: EnvironmentColumn<Value>[];
  facts: EnvironmentFact<Value>[];
}
