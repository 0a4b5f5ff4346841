package org.sendpath.agent.cli;

import org.sendpath.agent.show.Messages;
import org.sendpath.agent.upload.UploadResult;
import org.sendpath.agent.upload.WithdrawResult;

/**
 * What became of an upload or a withdrawal, in the volunteer's language. Details stay as the system
 * or collector wrote them.
 */
final class Outcomes {
  private final Messages messages;

  Outcomes(Messages messages) {
    this.messages = messages;
  }

  String of(UploadResult result) {
    if (result instanceof UploadResult.Conflict conflict) {
      return messages.text("upload.conflict", conflict.problem().text());
    }
    if (result instanceof UploadResult.Refused refused) {
      return messages.text("upload.refused", refused.problem().text());
    }
    if (result instanceof UploadResult.Deferred deferred) {
      return messages.text("upload.deferred", deferred.detail());
    }
    if (result instanceof UploadResult.NotACollector other) {
      return messages.text("upload.not-a-collector", other.answer());
    }
    if (result instanceof UploadResult.Unsendable unsendable) {
      return messages.text("upload.unsendable", unsendable.problem());
    }
    return messages.text(
        result instanceof UploadResult.AlreadyThere ? "upload.known" : "upload.stored");
  }

  String of(WithdrawResult result) {
    if (result instanceof WithdrawResult.NotThere notThere) {
      return messages.text("withdraw.not-there", notThere.problem().text());
    }
    if (result instanceof WithdrawResult.Refused refused) {
      return messages.text("withdraw.refused", refused.problem().text());
    }
    if (result instanceof WithdrawResult.Deferred deferred) {
      return messages.text("withdraw.deferred", deferred.detail());
    }
    if (result instanceof WithdrawResult.NotACollector other) {
      return messages.text("upload.not-a-collector", other.answer());
    }
    return messages.text(
        result instanceof WithdrawResult.NoToken ? "withdraw.no-token" : "withdraw.done");
  }
}
