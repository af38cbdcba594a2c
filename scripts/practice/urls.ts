/** The pages under `test/e2e/pages` that a newcomer practises on. */
export const practiceUrls = {
  talk: 'https://www.youtube.com/watch?v=LecternTlk1',
  paper: 'https://arxiv.org/abs/2412.04242',
  session: 'https://conference.example/2026/sessions/margins',
}
