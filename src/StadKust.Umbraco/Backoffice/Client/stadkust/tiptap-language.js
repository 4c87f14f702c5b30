// Words in another language than the text around them: said to screen readers and to the hyphenation of the page as <span lang="fr">.
import { UmbTiptapExtensionApiBase, Mark } from '@umbraco-cms/backoffice/tiptap';

const language = Mark.create({
  name: 'stadkustLanguage',
  addAttributes: () => ({ lang: { default: null, parseHTML: (element) => element.getAttribute('lang'), renderHTML: ({ lang }) => (lang ? { lang } : {}) } }),
  parseHTML: () => [{ tag: 'span[lang]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
});

export default class StadKustTiptapLanguage extends UmbTiptapExtensionApiBase {
  getTiptapExtensions = () => [language];
}
