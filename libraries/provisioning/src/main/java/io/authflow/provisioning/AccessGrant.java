package io.authflow.provisioning;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** Gives the principals their rights at a broker with an authorizer. It never removes a right. */
public final class AccessGrant {
    private final Admin admin;
    private final String principalPrefix;

    /**
     * @param admin a client that may describe and alter ACLs
     * @param principalPrefix the text that the broker puts before a principal's name, at least {@code User:}
     */
    public AccessGrant(Admin admin, String principalPrefix) {
        this.admin = admin;
        this.principalPrefix = principalPrefix;
    }

    /**
     * Adds the missing rights. A repeated call does no harm.
     *
     * @return further rights of these principals that the catalogue does not have, one sentence each
     * @throws AccessGrantException if the broker refuses the change, or has no authorizer
     */
    public List<String> apply(AccessCatalogue catalogue) {
        Set<AclBinding> wanted = catalogue.all().stream()
                .map(access -> access.binding(principalPrefix))
                .collect(Collectors.toSet());
        try {
            admin.createAcls(wanted).all().get();
            return beyond(
                    wanted, admin.describeAcls(AclBindingFilter.ANY).values().get());
        } catch (ExecutionException e) {
            throw AccessGrantException.refused(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            throw AccessGrantException.interrupted(e);
        }
    }

    private List<String> beyond(Set<AclBinding> wanted, Collection<AclBinding> found) {
        Set<String> ours = wanted.stream().map(acl -> acl.entry().principal()).collect(Collectors.toSet());
        Set<String> sentences = new TreeSet<>();
        found.stream()
                .filter(acl -> ours.contains(acl.entry().principal()) && !wanted.contains(acl))
                .map(AccessGrant::sentence)
                .forEach(sentences::add);
        return List.copyOf(sentences);
    }

    private static String sentence(AclBinding acl) {
        return acl.entry().principal() + " has " + acl.entry().permissionType() + " "
                + acl.entry().operation() + " on " + acl.pattern().resourceType() + " "
                + acl.pattern().name() + " (" + acl.pattern().patternType() + ")";
    }
}
