import { foldContents } from "./fold-contents.ts";
import { offerCopying } from "./offer-copying.ts";
import { offerLanguages } from "./offer-languages.ts";
import { offerSearch } from "./offer-search.ts";
import { offerTrying } from "./offer-trying.ts";

// The pages say everything without this; it makes them handier.
foldContents();
offerLanguages();
offerCopying();
offerSearch();
offerTrying();
