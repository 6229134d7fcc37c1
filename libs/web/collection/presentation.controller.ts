import { Body, Controller, Get, Param, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { existing } from '../layout/existing.js';
import { type FormBody, type FormState, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { editPath } from './collection-words.js';
import {
  collectionFormQuery,
  deleteCollectionMutation,
  removeSectionMutation,
  renewLinkMutation,
  sectionQuery,
  updateCollectionMutation,
  updateSectionMutation,
} from './presentation.operation.js';
import {
  fillCollection,
  fillSection,
  presentationView,
  readCollection,
  sectionView,
} from './presentation.js';

/** What a collection and its parts say of themselves, who sees it, and its end. */
@Controller('collections/:id/modifier')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class PresentationController {
  constructor(private readonly pages: Pages) {}

  @Get('presentation')
  async edit(@Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.show(response, id);
  }

  @Post('presentation')
  async update(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const owns = textOf(body, 'visibility') !== '';
    const input = { id, ...readCollection(body, owns) };
    const { updateCollection } = await this.pages.run(updateCollectionMutation, { input }, response);
    if (!updateCollection.collection)
      return this.show(response, id, { values: body, problems: updateCollection.userErrors });
    this.pages.redirect(response, editPath(id, '?fait=enregistre'));
  }

  @Post('lien')
  async renewLink(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const { renewCollectionLink } = await this.pages.run(renewLinkMutation, { input: { id } }, response);
    existing(renewCollectionLink.collection);
    this.pages.redirect(response, editPath(id, '/presentation'));
  }

  @Post('supprimer')
  async delete(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const { deleteCollection } = await this.pages.run(deleteCollectionMutation, { input: { id } }, response);
    existing(deleteCollection.deletedId);
    this.pages.redirect(response, '/mes/collections?fait=collection-supprimee');
  }

  @Get('parties/:section')
  async editSection(
    @Res() response: Response,
    @Param() where: { id: string; section: string },
  ): Promise<void> {
    await this.showSection(response, where);
  }

  @Post('parties/:section')
  async updateSection(
    @Res() response: Response,
    @Param() where: { id: string; section: string },
    @Body() body: FormBody,
  ): Promise<void> {
    const input = { id: where.section, title: textOf(body, 'title'), note: textOf(body, 'note') };
    const { updateSection } = await this.pages.run(updateSectionMutation, { input }, response);
    if (!updateSection.collection)
      return this.showSection(response, where, { values: body, problems: updateSection.userErrors });
    this.pages.redirect(response, editPath(where.id, '?fait=enregistre'));
  }

  @Post('parties/:section/retirer')
  async removeSection(
    @Res() response: Response,
    @Param() where: { id: string; section: string },
  ): Promise<void> {
    const { removeSection } = await this.pages.run(
      removeSectionMutation,
      { input: { id: where.section } },
      response,
    );
    existing(removeSection.collection);
    this.pages.redirect(response, editPath(where.id, '?fait=enregistre'));
  }

  private async show(response: Response, id: string, refused?: FormState): Promise<void> {
    const data = await this.pages.run(collectionFormQuery, { id }, response);
    const collection = existing(data.collection);
    existing(collection.viewerCan.curate || null);
    // Its secret address stands on the page.
    this.pages.hideAddress(response);
    const form = refused ?? { values: fillCollection(collection), problems: [] };
    this.pages.show(response, data, presentationView({ collection, lists: data, form }), refused ? 422 : 200);
  }

  private async showSection(
    response: Response,
    { id, section }: { id: string; section: string },
    refused?: FormState,
  ): Promise<void> {
    const data = await this.pages.run(sectionQuery, { id }, response);
    const collection = existing(data.collection);
    existing(collection.viewerCan.curate || null);
    const part = existing(collection.sections.find((each) => each.id === section));
    const form = refused ?? { values: fillSection(part), problems: [] };
    this.pages.show(response, data, sectionView(collection, { part, form }), refused ? 422 : 200);
  }
}
