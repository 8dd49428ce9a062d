import { ReactNode } from 'react';
import { Box, Container, Flex, Text } from '@backstage/ui';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { LogoFull } from '../../components/Logo';

const useStyles = makeStyles((theme: Theme) => ({
  root: { minHeight: '100vh', display: 'flex', flexDirection: 'column' },
  band: {
    backgroundColor: theme.palette.navigation.background,
    // The container in between has a colour of its own.
    '& svg': { color: theme.palette.navigation.selectedColor },
  },
}));

/** The page before anybody is signed in: the name, a question, and the ways to answer it. */
export function SignInLayout(props: {
  title: string;
  introduction?: string;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <header className={classes.band}>
        <Container>
          <Box py="4">
            <LogoFull />
          </Box>
        </Container>
      </header>
      <main>
        <Container>
          <Flex direction="column" gap="6" py="8">
            <Flex direction="column" gap="2">
              <Text as="h1" variant="title-large" weight="bold">
                {props.title}
              </Text>
              {props.introduction && (
                <Text as="p" variant="body-large" color="secondary">
                  {props.introduction}
                </Text>
              )}
            </Flex>
            {props.children}
          </Flex>
        </Container>
      </main>
    </div>
  );
}
