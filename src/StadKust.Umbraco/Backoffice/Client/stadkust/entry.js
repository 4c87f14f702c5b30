import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { keepWork } from './keep-work.js';

// Runs before the client routes: hides what this program does not serve, so that nothing is shown that does not work.
const hidden = [
  // whole sections
  'Umb.Section.Members', 'Umb.Section.Packages', 'Umb.Section.Library',
  // dashboards of a server that is not this one
  'Umb.Dashboard.UmbracoNews', 'Umb.Dashboard.Telemetry', 'Umb.Dashboard.Profiling', 'Umb.Dashboard.HealthCheck',
  'Umb.Dashboard.ModelsBuilder', 'Umb.Dashboard.PublishedStatus', 'Umb.Dashboard.ExamineManagement', 'Umb.Dashboard.SettingsWelcome',
  // menus of the settings
  'Umb.MenuItem.Webhook', 'Umb.MenuItem.LogViewer', 'Umb.MenuItem.Relations', 'Umb.MenuItem.Extensions', 'Umb.MenuItem.Templates', 'Umb.MenuItem.PartialView',
  'Umb.MenuItem.PartialViews', 'Umb.MenuItem.Script', 'Umb.MenuItem.Scripts', 'Umb.MenuItem.Stylesheets', 'Umb.MenuItem.MemberTypes', 'Umb.MenuItem.DocumentBlueprints',
  'Umb.SectionSidebarMenu.Templating', 'Umb.SectionSidebarMenu.AdvancedSettings',
  // help and links that lead out of the house
  'Umb.HeaderApp.Help', 'Umb.MenuItem.Help.CommunityForum', 'Umb.MenuItem.Help.LearningBase',
  // actions on documents
  'Umb.EntityAction.Document.CreateBlueprint', 'Umb.EntityAction.Document.CultureAndHostnames', 'Umb.EntityAction.Document.Notifications',
  'Umb.EntityAction.Document.PublicAccess',
  // types: no files in and out by this way, uSync does that
  'Umb.EntityAction.DocumentType.Export', 'Umb.EntityAction.DocumentType.Import', 'Umb.EntityAction.MediaType.Export', 'Umb.EntityAction.MediaType.Import',
  'Umb.EntityAction.Dictionary.Export', 'Umb.EntityAction.Dictionary.Import', 'Umb.EntityCreateOptionAction.DocumentType.DocumentWithTemplate',
  'Umb.WorkspaceView.DocumentType.Templates',
  // types: neither folders of their own nor copies and moves; compositions do what copies would
  ...['DataType', 'DocumentType', 'MediaType'].flatMap((kind) => [`Umb.EntityCreateOptionAction.${kind}.Folder`, `Umb.EntityAction.${kind}.MoveTo`, `Umb.EntityAction.${kind}.DuplicateTo`,
    `Umb.EntityAction.${kind}.Folder.Delete`, `Umb.EntityAction.${kind}.Folder.Rename`, `Umb.EntityAction.${kind}.Folder.Update`]),
  // people: one way to sign in, second factors on the account page of all doors
  'Umb.AuthProviders.Umbraco', 'Umb.CurrentUser.App.ExternalLoginProviders', 'Umb.CurrentUser.App.MfaLoginProviders', 'Umb.EntityAction.User.ConfigureMfa',
  'Umb.EntityAction.User.ChangePassword', 'Umb.EntityCreateOptionAction.User.Api', 'Umb.CollectionAction.User.Create', 'Umb.EntityAction.User.Create',
  'Umb.UserProfileApp.CurrentUser.Theme',
  // rights for what is not served
  'Umb.Document.CreateBlueprint', 'Umb.Document.Notifications', 'Umb.Document.CultureAndHostnames', 'Umb.Document.PublicAccess',
  ...['Create', 'Delete', 'Duplicate', 'Move', 'Publish', 'Read', 'Rollback', 'Unpublish', 'Update'].map((verb) => `Umb.EntityUserPermission.Element.${verb}`),
  ...['Create', 'Delete', 'Move', 'Read', 'Update'].map((verb) => `Umb.EntityUserPermission.ElementFolder.${verb}`),
];

// The interface speaks the languages of the house; a list of thirty would offer what nobody has read here.
const spoken = new Set(['Umb.Localization.NL', 'Umb.Localization.DE', 'Umb.Localization.EN']);
const others = 'AR BS CS CS_CZ CY CY_GB DA DA-DK DE_CH DE_DE EN_US ES ES_ES FR FR_CH FR_FR HE HE_IL HR HR_HR IT IT_CH IT_IT JA JA_JP KO KO_KR NB NB_NO NL_NL PL PL_PL PT PT_BR RO RO_RO RU RU_RU SV SV_SE TR TR_TR UK UK_UA VI ZH ZH_CN ZH_TW'
  .split(' ').map((code) => `Umb.Localization.${code}`).filter((alias) => !spoken.has(alias));

// Where the client hands a text to the element that wants a key (the tabs of the block catalogue), the text stands: otherwise English shows.
// Keys have an underscore between section and name.
const sayTextsGivenAsKeys = async () => {
  const { prototype } = await customElements.whenDefined('umb-localize');
  const text = Object.getOwnPropertyDescriptor(prototype, 'text');
  const plain = (key) => key.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  Object.defineProperty(prototype, 'text', { ...text, get() { return text.get.call(this) ?? (this.key && !this.key.includes('_') ? plain(this.key) : null); } });
};

// One tab has its English name where others have a key.
const childItems = 'Umb.WorkspaceView.Content.Collection';
const nameChildItems = (registry) => registry.byAlias(childItems).subscribe((view) => {
  if (view?.meta?.label !== 'Child items') return;
  registry.unregister(childItems);
  registry.register({ ...view, meta: { ...view.meta, label: '#content_childItems' } });
});

export const onInit = async (host, registry) => {
  for (const alias of [...hidden, ...others]) registry.exclude(alias);
  sayTextsGivenAsKeys();
  nameChildItems(registry);
  keepWork(umbHttpClient);
};

export const onUnload = () => {};
