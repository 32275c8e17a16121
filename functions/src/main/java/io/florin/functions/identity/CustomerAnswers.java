package io.florin.functions.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.http.Json;
import io.florin.identity.Customer;
import io.florin.identity.IdentityDocument;
import io.florin.ledger.CanonicalForm;
import java.util.Optional;

/** Customers as the API answers them. */
final class CustomerAnswers {
  private CustomerAnswers() {}

  static ObjectNode json(Customer customer) {
    Optional<IdentityDocument> document = customer.document();
    return Json.object()
        .put("id", customer.id().value())
        .put("firstName", customer.firstName().value())
        .put("lastName", customer.lastName().value())
        .put("email", customer.email().value())
        .put("emailVerified", customer.emailVerified())
        .put("phone", customer.phone().value())
        .put("phoneVerified", customer.phoneVerified())
        .put("idType", document.map(shown -> shown.type().name()).orElse(null))
        .put("idNumber", document.map(IdentityDocument::number).orElse(null))
        .put("role", customer.role().name())
        .put("status", customer.status().name())
        .put("twoFactor", customer.twoFactor())
        .put("createdAt", CanonicalForm.instant(customer.createdAt()));
  }
}
