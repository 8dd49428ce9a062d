import { ReactNode } from 'react';
import { Container, Flex } from '@backstage/ui';

/** The main part of a page, its subjects one below the other. */
export function PageFrame({ children }: { children: ReactNode }) {
  return (
    <main>
      <Container>
        <Flex direction="column" gap="5" py="5">
          {children}
        </Flex>
      </Container>
    </main>
  );
}
