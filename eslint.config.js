import jsxA11y from 'eslint-plugin-jsx-a11y';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', '.essaim/**', 'node_modules/**', 'libs/contract/generated/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['{apps,libs,infra,test}/**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './tsconfig.browser.json'] } },
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'process.env is read in libs/platform/config only.',
        },
      ],
    },
  },
  { files: ['libs/platform/config/**', 'test/**', 'infra/**'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['apps/cli/**', 'infra/**', 'test/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.spec.ts', '**/*.spec.tsx', 'test/**'], rules: { 'max-lines': 'off', '@typescript-eslint/unbound-method': 'off' } },
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
