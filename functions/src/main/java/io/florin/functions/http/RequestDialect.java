package io.florin.functions.http;

import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;

/**
 * The keywords of JSON Schema 2020-12 that schemas of requests are written with.
 *
 * <p>The validator's own dialect knows every keyword and loads every format, which a cold function
 * would wait for. Any other keyword stops the function at its start: what is written in the
 * contract is never silently left unchecked.
 */
final class RequestDialect {
  private static final String ID = "urn:florin:dialect:request";

  static final Dialect DIALECT =
      Dialect.builder(ID)
          .specificationVersion(SpecificationVersion.DRAFT_2020_12)
          .idKeyword("$id")
          .keywords(
              List.<Keyword>of(
                  KeywordType.TYPE,
                  KeywordType.PROPERTIES,
                  KeywordType.REQUIRED,
                  KeywordType.ADDITIONAL_PROPERTIES,
                  KeywordType.PROPERTY_NAMES,
                  KeywordType.MIN_PROPERTIES,
                  KeywordType.MAX_PROPERTIES,
                  KeywordType.ITEMS,
                  KeywordType.MIN_ITEMS,
                  KeywordType.MAX_ITEMS,
                  KeywordType.ENUM,
                  KeywordType.CONST,
                  KeywordType.MIN_LENGTH,
                  KeywordType.MAX_LENGTH,
                  KeywordType.PATTERN,
                  KeywordType.MINIMUM,
                  KeywordType.MAXIMUM,
                  KeywordType.EXCLUSIVE_MINIMUM,
                  KeywordType.EXCLUSIVE_MAXIMUM,
                  // Words for people, which check nothing.
                  new NonValidationKeyword(Findings.MESSAGE)))
          .unknownKeywordFactory(
              (keyword, schema) -> {
                throw new IllegalArgumentException(
                    "The keyword " + keyword + " is not checked in requests. Add it here.");
              })
          .build();

  private RequestDialect() {}
}
