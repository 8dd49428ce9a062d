import {
  FieldPath,
  FindingSeverity,
} from '@socle/plugin-platform-common/documents';
import { Profile } from '../profile/schema';
import { Source } from './tree/source';
import { Workspace } from './tree/workspace';

/**
 * A file as it was found: its text, or why there is none.
 *
 * @public
 */
export type SourceFile =
  | {
      /** As people should read it in findings, with slashes: `gitops/tenants/payments/tenant.yaml`. */
      path: string;
      content: string;
    }
  | {
      path: string;
      /** A link that leads out of the tree, more than is read, no text, or what its system refuses to give. */
      problem: 'link' | 'large' | 'binary' | 'unreadable';
      /** Where the link leads, how large the file is, or what the system answered. */
      detail?: string;
    };

/**
 * A rule, as documentation and reports name it.
 *
 * @public
 */
export interface RuleDescription {
  /** Two words at most, with a hyphen: `image-tag`. */
  id: string;
  /** What holds where the rule is kept: "Images have a tag of their own". */
  title: string;
  /** Why it is a rule, and what exactly it looks at: a paragraph or a few, in Markdown. */
  description: string;
  /** How a breach is reported; the guardrail of the profile decides where one is named. */
  severity: FindingSeverity;
  guardrail?: Guardrail;
}

/**
 * Answers of the profile's guardrails that decide how a breach is reported.
 *
 * @public
 */
export type Guardrail = Exclude<
  keyof Profile['spec']['guardrails'],
  'registries'
>;

/** A breach of a rule. */
export interface Problem {
  source: Source;
  /** The field that is wrong; the document as a whole where it is left out. */
  path?: FieldPath;
  /** The line, where no field tells it. From 1. */
  line?: number;
  message: string;
  remedy: string;
  /** Where a rule reports some breaches otherwise than most. */
  severity?: FindingSeverity;
}

/** A rule, which judges everything at once: what it says of one file may depend on others. */
export interface Rule extends RuleDescription {
  check(workspace: Workspace): Problem[];
}
