import { createContext, ReactNode, useContext, useId } from 'react';
import { Text } from '@backstage/ui';
import styles from './TenantFacts.module.css';

/** The level of the sections' headings, below the heading of what they are in. */
export const SectionHeading = createContext<'h3' | 'h4'>('h4');

/** One subject of a tenant, with its heading. */
export function Section(props: { title: string; children: ReactNode }) {
  const heading = useId();
  const level = useContext(SectionHeading);
  return (
    <section aria-labelledby={heading} className={styles.section}>
      <Text
        as={level}
        variant="body-medium"
        weight="bold"
        id={heading}
        className={styles.heading}
      >
        {props.title}
      </Text>
      {props.children}
    </section>
  );
}
