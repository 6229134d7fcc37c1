import jsxA11y from 'eslint-plugin-jsx-a11y';
import tseslint from 'typescript-eslint';

/** The environment is parsed once, typed, and stops the process if wrong; every way to reach it is named here. */
const environment = [
  "MemberExpression[object.name='process'][property.name='env']",
  "MemberExpression[object.name='process'][property.value='env']",
  "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
  "ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name='env']",
].map((selector) => ({ selector, message: 'process.env is read in libs/platform/config only.' }));

/** Four parameters, six dependencies: `max-params` has one figure for both. */
const parameters = [
  ':matches(FunctionDeclaration, ArrowFunctionExpression)[params.length>4]',
  ":not(MethodDefinition[kind='constructor']) > FunctionExpression[params.length>4]",
]
  .map((selector) => ({ selector, message: 'More than four parameters ask for a better cut.' }))
  .concat({
    selector: "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>6]",
    message: 'More than six dependencies ask for a better cut.',
  });

export default tseslint.config(
  { ignores: ['dist/**', '.essaim/**', 'node_modules/**', 'libs/contract/generated/**'] },
  ...tseslint.configs.recommended,
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['{apps,libs,infra,test}/**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './tsconfig.browser.json'] } },
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true, IIFEs: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', ...environment, ...parameters],
    },
  },
  // Tests find the shared material of a workshop by ESSAIM_SHARED.
  {
    files: ['libs/platform/config/**', 'test/**', 'infra/**', '**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...parameters] },
  },
  { files: ['apps/cli/**', 'infra/**', 'test/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', 'test/**'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // Markup is read like prose: a page's view may fill a screen, its logic may not (docs/decisions).
  {
    files: ['libs/web/**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }],
    },
  },
  // A migration is one statement after another.
  { files: ['infra/database/migrations/**'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['libs/web/**/*.tsx'],
    ...jsxA11y.flatConfigs.recommended,
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      'jsx-a11y/no-redundant-roles': ['error', { ul: ['list'], ol: ['list'] }],
      'jsx-a11y/no-noninteractive-element-to-interactive-role': 'off',
    },
  },
);
