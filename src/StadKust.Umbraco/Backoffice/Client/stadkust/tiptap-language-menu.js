// The menu of the toolbar: chosen again, a language is taken away.
import { UmbTiptapToolbarElementApiBase } from '@umbraco-cms/backoffice/tiptap';

export default class StadKustTiptapLanguageMenu extends UmbTiptapToolbarElementApiBase {
  isActive(editor, item) {
    return item ? editor?.isActive('stadkustLanguage', { lang: item.data }) === true : editor?.isActive('stadkustLanguage') === true;
  }

  execute(editor, item) {
    if (item?.data) editor?.chain().focus().toggleMark('stadkustLanguage', { lang: item.data }).run();
  }
}
